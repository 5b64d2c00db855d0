package dev.rapport.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@link EngineTest} whose tests together take every flow and reach every step of the named processes, and so every
 * outcome of a gateway, every boundary event and every end. {@link PathsWalked} fails the class otherwise.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@EngineTest
public @interface WalksEveryPath {

    /** The ids of the processes. */
    String[] value();
}
