package dev.rapport.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Reads or changes only what is the asker's own, so that everybody signed in may ask. The method finds out itself who
 * that is and takes nobody's word for it.
 */
@SaysWhoMay
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForOneself {}
