package dev.rapport.platform.ui;

import java.util.Set;

/**
 * An entry of the menu "Create" (a Spring bean).
 *
 * @param title message key, such as {@code ticket.create}
 * @param address where it leads, such as {@code tickets?new}
 * @param roles names of the roles that have it
 */
public record CreateAction(String title, int order, String address, Set<String> roles) {}
