package org.osmigrate.servers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A {@link Server} that all tests of a run share: see {@link SharedServers}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Shared {

    /** What it is. */
    Product product();

    /** Its version; empty: the default one of the product. */
    String version() default "";
}
