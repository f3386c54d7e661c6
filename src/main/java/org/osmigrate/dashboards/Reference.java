package org.osmigrate.dashboards;

/** What one object needs of another, under the name by which its attributes speak of it. */
record Reference(String name, String type, String id) {

    Reference named(String other) {
        return new Reference(other, type, id);
    }

    Key key() {
        return new Key(type, id);
    }
}
