package dev.rapport.platform.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A page of the menu that stands in its section “Administration”. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface InAdministration {

    Group value();

    /** In the order in which they stand there. */
    enum Group {
        PEOPLE,
        CUSTOMERS,
        CHANNELS,
        DATA
    }
}
