package org.osmigrate.transform;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osmigrate.version.Version;

/** Gives named date formats their present spelling, and tells of patterns that are read in another way now. */
record OldDateFormats() implements MetadataRule {

    private static final Pattern NAMED = Pattern.compile(
            "(basic|date|hour|ordinal|strict|time|tTime|week|weekyear|weekDate|year|epoch)([A-Z][a-z]+)+");

    /** Letters outside of quotes that Joda, which old versions used, reads in another way. */
    private static final Pattern CHANGED = Pattern.compile("[YCxeZ]");

    @Override
    public String name() {
        return "old-date-formats";
    }

    @Override
    public String reason() {
        return "dates were read by Joda before Elasticsearch 7";
    }

    @Override
    public URI documentation() {
        return OldVersions.BREAKING_CHANGES_7;
    }

    @Override
    public boolean applies(Version from, Version to) {
        return OldVersions.toOpenSearch(from, to);
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        return FieldWalk.of(body.mappings()).stream()
                .filter(field -> field.type().equals("date"))
                .filter(field -> field.definition().has("format"))
                .flatMap(this::convert)
                .toList();
    }

    private Stream<Finding> convert(FieldWalk.Field field) {
        String before = field.definition().path("format").asText();
        String after = Arrays.stream(before.split("\\|\\|", -1))
                .map(OldDateFormats::spelled)
                .collect(Collectors.joining("||"));
        Stream.Builder<Finding> findings = Stream.builder();
        if (!after.equals(before)) {
            field.definition().put("format", after);
            findings.add(new Finding.Change(name(), field.path() + ".format", before + " is now " + after));
        }
        boolean suspicious = Arrays.stream(after.split("\\|\\|", -1))
                .filter(format -> !format.matches("[a-z_]+"))
                .anyMatch(format ->
                        CHANGED.matcher(format.replaceAll("'[^']*'", "")).find());
        if (suspicious) {
            findings.add(new Finding.Warning(
                    name(), field.path() + ".format", "check the pattern " + after + ": " + reason()));
        }
        return findings.build();
    }

    private static String spelled(String format) {
        return NAMED.matcher(format).matches()
                ? format.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)
                : format;
    }
}
