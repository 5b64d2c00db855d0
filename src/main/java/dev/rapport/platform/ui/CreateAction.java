package dev.rapport.platform.ui;

import java.util.Set;

/**
 * An entry of the menu "Create" (a Spring bean).
 *
 * @param title message key, such as {@code ticket.create}
 * @param open asks for what is needed, above the page where the person is
 * @param roles names of the roles that have it
 */
public record CreateAction(String title, int order, Set<String> roles, Runnable open) {}
