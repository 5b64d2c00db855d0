package dev.rapport.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an operation that replaces what somebody else may have written meanwhile. It takes {@code If-Match} and answers 412
 * when that is not what is there, 428 without it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Replaces {}
