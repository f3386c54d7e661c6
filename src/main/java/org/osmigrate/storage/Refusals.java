package org.osmigrate.storage;

import org.osmigrate.failure.StorageFailed;

/** What is wrong with an object, whatever storage it is in. */
final class Refusals {

    private Refusals() {}

    static StorageFailed tooLong(String place, long length, int limit) {
        return new StorageFailed(
                place + " is " + length + " bytes long, more than the " + limit + " expected at most",
                "Check that this is a snapshot repository.");
    }
}
