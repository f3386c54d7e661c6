package org.osmigrate.traffic;

/** What becomes of a record that cannot be understood although the log has it whole. */
public enum OnDamage {
    /** Reading fails, naming the position. */
    FAIL,
    /** It is given out as {@link Logged.Damaged}, and reading goes on. */
    SET_ASIDE
}
