package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;

/** Something of the signed-in person in the bar above all pages (a Spring bean). */
public interface BarItem {

    /** A fresh component for one screen. */
    Component show();

    /** Items with a lower order stand further to the left. */
    int order();
}
