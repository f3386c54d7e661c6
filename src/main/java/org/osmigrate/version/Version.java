package org.osmigrate.version;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osmigrate.failure.ConfigurationInvalid;

/** A product and its version, written {@code ES 7.10.2}, {@code ES_7.10} or {@code OS 2.19}. */
public record Version(Flavour flavour, int major, int minor, int patch) {

    private static final Pattern FORM =
            Pattern.compile("(?i)(ES|OS|ELASTICSEARCH|OPENSEARCH)[ _-]?(\\d{1,3})(?:\\.(\\d{1,3}))?(?:\\.(\\d{1,3}))?");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?.*");
    private static final Comparator<Version> BY_NUMBER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);

    /** Reads the configuration form; missing minor and patch numbers are 0. */
    public static Version parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new ConfigurationInvalid(
                    "'" + text + "' is not a version osmigrate knows",
                    "Elasticsearch and OpenSearch are supported: write product and number, like 'ES 7.10.2' or 'OS 2.19'.");
        }
        boolean elastic = Character.toUpperCase(matcher.group(1).charAt(0)) == 'E';
        return new Version(
                elastic ? Flavour.ELASTICSEARCH : Flavour.OPENSEARCH,
                part(matcher.group(2)),
                part(matcher.group(3)),
                part(matcher.group(4)));
    }

    /** Reads the number a server gives of itself, like {@code 7.10.2} or {@code 3.0.0-SNAPSHOT}. */
    public static Version of(Flavour flavour, String number) {
        Matcher matcher = NUMBER.matcher(number.strip());
        if (!matcher.matches()) {
            throw new ConfigurationInvalid(
                    "'" + number + "' is not a version number of " + flavour.label(), "Expected a form like 7.10.2.");
        }
        return new Version(flavour, part(matcher.group(1)), part(matcher.group(2)), part(matcher.group(3)));
    }

    private static int part(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** Whether this is {@code flavour}, at least {@code major.minor}. */
    public boolean isAtLeast(Flavour other, int otherMajor, int otherMinor) {
        return flavour == other && BY_NUMBER.compare(this, new Version(other, otherMajor, otherMinor, 0)) >= 0;
    }

    /** The number alone: {@code 7.10.2}. */
    public String number() {
        return major + "." + minor + "." + patch;
    }

    @Override
    public String toString() {
        return flavour.prefix() + " " + number();
    }
}
