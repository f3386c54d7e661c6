package org.osmigrate.dashboards;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Up to where the migrations of a type have been applied. */
record MigrationVersion(int major, int minor, int patch) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(-.*)?");
    private static final Comparator<MigrationVersion> ORDER = Comparator.comparingInt(MigrationVersion::major)
            .thenComparingInt(MigrationVersion::minor)
            .thenComparingInt(MigrationVersion::patch);

    static MigrationVersion of(String text) throws NotConvertible {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new NotConvertible("its migration version '" + text + "' is none");
        }
        return new MigrationVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    boolean isAfter(MigrationVersion other) {
        return ORDER.compare(this, other) > 0;
    }
}
