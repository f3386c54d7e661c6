package org.osmigrate.servers;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDescs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/**
 * Lets Elasticsearch 1 start on Java 9 and later, which refuse to tell the boot class path that it asks for: a copy of the
 * one class that asks, made to ask for the class path instead, stands before the original on the class path.
 */
final class LegacyJvm {

    private static final String ASKING = "org/elasticsearch/monitor/jvm/JvmInfo.class";
    private static final String REFUSED = "getBootClassPath";
    private static final String ANSWERED = "getClassPath";

    private LegacyJvm() {}

    static Path classes(Path home) {
        return home.resolve("patched");
    }

    static void patch(Path home, String version) throws IOException {
        Path target = classes(home).resolve(ASKING);
        Files.createDirectories(target.getParent());
        try (JarFile jar = new JarFile(
                home.resolve("lib/elasticsearch-" + version + ".jar").toFile())) {
            byte[] original = jar.getInputStream(jar.getEntry(ASKING)).readAllBytes();
            Files.write(target, patched(original));
        }
    }

    private static byte[] patched(byte[] original) {
        ClassFile classes =
                ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.defaultResolver()
                        .orElse(_ -> ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object))));
        return classes.transformClass(
                classes.parse(original), ClassTransform.transformingMethodBodies(LegacyJvm::askForTheClassPath));
    }

    private static void askForTheClassPath(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call && call.name().equalsString(REFUSED)) {
            code.invokeinterface(call.owner().asSymbol(), ANSWERED, call.typeSymbol());
        } else {
            code.with(element);
        }
    }
}
