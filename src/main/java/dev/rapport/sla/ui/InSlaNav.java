package dev.rapport.sla.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A screen that the SLA pages lead to, of whatever module. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface InSlaNav {

    /** Key of its name. */
    String value();

    /** The least stands first. */
    int place();
}
