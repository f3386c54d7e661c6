package org.osmigrate.dashboards;

import java.util.List;

/** Converts one object into those that are to be imported for it: what it needs first, itself last. */
@FunctionalInterface
interface Converter {

    List<SavedObject> convert(SavedObject object, Notes notes) throws NotConvertible;
}
