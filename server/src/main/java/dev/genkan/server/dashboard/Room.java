package dev.genkan.server.dashboard;

import java.util.List;

/// Some pages of the dashboard that belong together, and what can be done on them.
public interface Room {

    /// Where it stands in the navigation. A place whose room is not there is not shown.
    Place place();

    /// Everything one can ask of it. The door looks at what each takes before the room hears of it.
    List<Route> routes();
}
