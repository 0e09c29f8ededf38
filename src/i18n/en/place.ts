/** Going to another region or project. */
export const place = {
  otherPlace: {
    title: 'This link is of another project',
    text: (there: string, region: string | null, here: string, ownRegion: string | null) =>
      `It leads to project ${there}${region === null ? '' : ` in region ${region}`}. You are in project ${here}${ownRegion === null ? '' : ` in region ${ownRegion}`}. Nothing has been read there yet.`,
    switchTo: (project: string) => `Switch to ${project}`,
    stay: (project: string) => `Stay in ${project}`,
    notServed: 'This dashboard does not serve that project, so it cannot be opened here.',
  },
  projectFixed: 'This dashboard serves this project only.',
  projects: 'Your projects',
  projectsReading: 'Asking IAM for your projects…',
  projectsUnknown: 'IAM does not list your projects for this token: enter a project ID.',
  projectsNone: 'IAM lists no project of yours in this region: enter a project ID.',
  chooseProject: 'Choose…',
  switchTo: 'Switch',
  switching: 'Trying…',
  stillThere: (project: string) => `You are still in project ${project}.`,
  notValidThere: 'Your session is not valid there',
  notValidThereText: (project: string) =>
    `AOM does not accept it for this region and project. You are still in project ${project}; to go there, sign in for it.`,
}
