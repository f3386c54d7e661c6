package org.osmigrate.dashboards;

/** What tells saved objects apart. */
record Key(String type, String id) {

    @Override
    public String toString() {
        return type + " " + id;
    }
}
