package dev.rapport.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the annotations that say who may ask a service. Each method that a screen or the API reaches carries one of
 * them, or its type does; on a method it goes before that of the type.
 */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SaysWhoMay {}
