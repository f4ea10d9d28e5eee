// Notes when a mark was drawn: the second frame after it was told to the page. `told` is by alert title and by unit.
(() => {
  const seen = { alerts: {}, units: [] };
  const once = new Map();
  const drawn = (then) => requestAnimationFrame(() => requestAnimationFrame(() => then(Date.now())));
  const { alerts, units } = window.desk.marks;
  const takeAlerts = alerts.take.bind(alerts), takeUnits = units.take.bind(units);
  alerts.take = (change) => {
    const told = takeAlerts(change);
    const fresh = change.marks.filter((mark) => mark.name.startsWith("bench ") && !(mark.name in seen.alerts));
    for (const mark of fresh) seen.alerts[mark.name] = 0;
    if (fresh.length) drawn((at) => fresh.forEach((mark) => (seen.alerts[mark.name] = at)));
    return told;
  };
  units.take = (change) => {
    const told = takeUnits(change);
    const fresh = change.marks.filter((mark) => mark.name.startsWith("BENCH-") && once.get(mark.name) !== mark.lat);
    for (const mark of fresh) once.set(mark.name, mark.lat);
    if (fresh.length) drawn((at) => fresh.forEach((mark) => seen.units.push([mark.lat, at])));
    return told;
  };
  window.benchSeen = seen;
})();
