package org.osmigrate.backfill;

import org.osmigrate.work.Notes;

/** What was found when the work was planned, and what every worker has to know alike. */
public sealed interface PlanNote permits EqualIds, DeltaModes {

    /** Writes it down, over what an attempt to plan something else may have left: no worker begins before the plan is ready. */
    void save(Notes notes);
}
