package dev.rapport.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Anybody may ask, even who is not signed in: nothing is checked. Its value says why that does no harm. */
@SaysWhoMay
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForStrangers {

    String value();
}
