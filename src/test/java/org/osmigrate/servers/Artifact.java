package org.osmigrate.servers;

/**
 * One Maven artefact.
 *
 * @param classifier empty when it has none
 * @param alone true: without what it depends on
 */
record Artifact(String group, String name, String version, String type, String classifier, boolean alone) {

    static Artifact zip(String group, String name, String version) {
        return new Artifact(group, name, version, "zip", "", true);
    }

    static Artifact jar(String group, String name, String version) {
        return new Artifact(group, name, version, "jar", "", false);
    }

    String fileName() {
        return name + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + "." + type;
    }

    String toXml() {
        return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><type>%s</type>%s%s</dependency>"
                .formatted(group, name, version, type, classifierXml(), exclusionsXml());
    }

    private String classifierXml() {
        return classifier.isEmpty() ? "" : "<classifier>" + classifier + "</classifier>";
    }

    private String exclusionsXml() {
        String all = "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>";
        return alone ? all : "";
    }

    @Override
    public String toString() {
        return group + ":" + name + ":" + version;
    }
}
