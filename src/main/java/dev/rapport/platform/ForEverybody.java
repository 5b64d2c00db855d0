package dev.rapport.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Everybody who is signed in may ask, which is checked before the method runs. Its value says why no more is asked for. */
@SaysWhoMay
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForEverybody {

    String value();
}
