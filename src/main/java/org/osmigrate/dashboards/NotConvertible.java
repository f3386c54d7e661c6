package org.osmigrate.dashboards;

/** An object, or a part of one, that OpenSearch Dashboards has no counterpart for; the message is the reason. */
final class NotConvertible extends Exception {

    private static final long serialVersionUID = 1L;

    NotConvertible(String reason) {
        super(reason);
    }

    String reason() {
        return getMessage();
    }
}
