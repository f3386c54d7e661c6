package org.osmigrate.servers;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the servers they ask for by {@code @Shared(product = ...) Server}: one of a kind for the whole run, begun
 * when the first test asks, ended with the run. Who shares a server uses names of its own on it, and does not stop it.
 */
public final class SharedServers implements ParameterResolver {

    private static final Namespace SERVERS = Namespace.create(SharedServers.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(Shared.class) && parameter.getParameter().getType() == Server.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Shared wanted = parameter.findAnnotation(Shared.class).orElseThrow();
        Product product = wanted.product();
        String version = wanted.version().isEmpty() ? product.defaultVersion() : wanted.version();
        return context.getRoot()
                .getStore(SERVERS)
                .computeIfAbsent(
                        product + " " + version,
                        _ -> Servers.of(product, version).start(),
                        Server.class);
    }
}
