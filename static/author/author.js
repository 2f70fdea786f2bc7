// The name of who works here, in this browser alone, as the kept views are: a reload or a link begins a new session, which
// would ask for it again. A field that was emptied forgets it.
const PLACE = "aqb-author";
const LONGEST = 80;

export default ({ data, setStateValue }) => {
  const kept = (localStorage.getItem(PLACE) || "").slice(0, LONGEST);
  if (data.fresh) {
    if (kept) setStateValue("name", kept);
  } else if (!data.name) {
    localStorage.removeItem(PLACE);
  } else if (data.name !== kept) {
    localStorage.setItem(PLACE, data.name);
  }
};
