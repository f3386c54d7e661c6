package org.osmigrate.traffic;

/** One of a log's two sequences of entries: its records, or its marks. */
interface Strand {

    StrandWriter writer();

    StrandReader reader(Start start);
}
