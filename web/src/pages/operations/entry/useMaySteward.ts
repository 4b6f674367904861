import { useMe } from '../../../api/people';

/** Whether the asker may enter anything of the steward's day; for which parks the server decides. */
export const useMaySteward = () => useMe().data?.actions.includes('steward_park') ?? false;
