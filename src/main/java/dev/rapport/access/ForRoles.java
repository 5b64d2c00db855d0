package dev.rapport.access;

import dev.rapport.platform.SaysWhoMay;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whoever has one of the roles may ask. On a service it is checked before the method runs, on an operation of the API
 * before its body is read. The system may all.
 */
@SaysWhoMay
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForRoles {

    Role[] value();
}
