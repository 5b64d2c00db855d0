package dev.rapport.access;

import dev.rapport.platform.SaysWhoMay;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may ask depends on the case, task or file that it is about: the method itself asks, once it has read whose that
 * is, or reads only what the asker may see.
 */
@SaysWhoMay
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForThoseConcerned {}
