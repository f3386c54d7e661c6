package org.osmigrate.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Adds a module to a bare search engine: its jars without those that the server brings itself, and the descriptor and
 * the policy that the published jars lack.
 */
final class SearchModule {

    private static final Pattern VERSION_OF_JAR = Pattern.compile("-\\d.*\\.jar$");
    private static final Set<String> PAINLESS_EXTENSIONS = Set.of("analysis-common", "ingest-common");
    private static final String POLICY =
            """
            grant {
              permission java.lang.RuntimePermission "createClassLoader";
              permission java.lang.RuntimePermission "getClassLoader";
              permission java.net.SocketPermission "*", "connect,resolve";
            };
            """;

    private SearchModule() {}

    static void install(Path home, String name, Path jars, Distribution distribution) throws IOException {
        Path module = home.resolve("modules").resolve(name);
        if (Files.isDirectory(module)) {
            return;
        }
        Files.createDirectories(module);
        for (Path jar : Folders.files(jars)) {
            if (!serverHas(home, jar)) {
                Files.move(jar, module.resolve(jar.getFileName()));
            }
        }
        Path own = module.resolve(distribution.modules().get(name).fileName());
        Files.writeString(module.resolve("plugin-descriptor.properties"), descriptor(name, own, distribution));
        Files.writeString(module.resolve("plugin-security.policy"), POLICY);
    }

    private static boolean serverHas(Path home, Path jar) throws IOException {
        String wanted = withoutVersion(jar);
        return Folders.files(home.resolve("lib")).stream().map(SearchModule::withoutVersion).anyMatch(wanted::equals);
    }

    private static String withoutVersion(Path jar) {
        return VERSION_OF_JAR.matcher(jar.getFileName().toString()).replaceFirst("");
    }

    private static String descriptor(String name, Path jar, Distribution distribution) throws IOException {
        String engine = distribution.product() == Product.ELASTICSEARCH ? "elasticsearch" : "opensearch";
        boolean extended = PAINLESS_EXTENSIONS.contains(name)
                && distribution.modules().containsKey("lang-painless");
        return String.join(
                "\n",
                List.of(
                        "name=" + name,
                        "description=" + name,
                        "version=" + distribution.version(),
                        engine + ".version=" + distribution.version(),
                        "java.version=1.8",
                        "classname=" + pluginClass(jar),
                        "extended.plugins=" + (extended ? "lang-painless" : ""),
                        "has.native.controller=false",
                        ""));
    }

    private static String pluginClass(Path jar) throws IOException {
        try (JarFile classes = new JarFile(jar.toFile())) {
            return classes.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith("Plugin.class") && !name.contains("$"))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No plugin class in " + jar));
        }
    }
}
