package dev.rapport.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation of the API that makes something. With an {@code Idempotency-Key} it may be sent again after a lost answer:
 * what it does is one transaction with the answer, so nothing in it may need to be committed before it ends.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Creates {

    /** Whether the answer holds a secret: it is told once and never kept. */
    boolean secret() default false;
}
