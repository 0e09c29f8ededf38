// What the failed hosts of the night wrote to stderr. `{host}` becomes the host's name.

export const nginxLog = `[{host}] + install -m 0600 /tmp/tls/wildcard.key /etc/nginx/tls/wildcard.key
[{host}] + nginx -t
nginx: [emerg] cannot load certificate key "/etc/nginx/tls/wildcard.key": PEM_read_bio_PrivateKey() failed (SSL: error:0906D06C:PEM routines:PEM_read_bio:no start line:Expecting: ANY PRIVATE KEY)
nginx: configuration file /etc/nginx/nginx.conf test failed
[{host}] reload refused: the running configuration was kept`

export const diskLog = `rm: cannot remove '/var/log/edge/access.log.14.gz': Read-only file system
rm: cannot remove '/var/log/edge/access.log.15.gz': Read-only file system
dmesg: EXT4-fs (vdb1): Remounting filesystem read-only
clean-disks.sh: 0 of 41 files removed on {host}`

export const kernelLog = `Reading package lists...
E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 21877 (unattended-upgr)
E: Unable to acquire the dpkg frontend lock, is another process using it?
patch.sh: {host}: nothing installed, no reboot requested`

export const uploadLog = `[{host}] part 118 of 240 … ok
[{host}] part 119 of 240 … retry 1
[{host}] part 119 of 240 … retry 2
curl: (55) Send failure: Broken pipe
upload.sh: line 77: giving up after 3 attempts, upload aborted`

export const passwordLog = `chpasswd: (user svc-cache) pam_chauthtok() failed, error:
Authentication token manipulation error
chpasswd: (line 1, user svc-cache) password not changed on {host}`

export const archiveLog = `tar: /var/log/audit/audit.log.3: file changed as we read it
tar: Exiting with failure status due to previous errors
archive.sh: archive on {host} is incomplete, not uploaded`
