package org.osmigrate.verify;

/**
 * A document to be shown.
 *
 * @param fingerprint what was compared
 * @param canonical the canonical text of its source; empty for none
 */
record StoredDocument(Fingerprint fingerprint, String canonical) {

    String id() {
        return fingerprint.id();
    }
}
