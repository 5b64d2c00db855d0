package dev.rapport.rules;

import java.util.List;

/**
 * A decision that rules make, as the module that asks for it declares it (a Spring bean). The shipped first version is
 * {@code rules/<module>/<name>.drl} or {@code .drl.csv}; kinds of cases add rows of their own to a table with {@link
 * KindRows}.
 *
 * @param facts the record types that the rules may look at; nothing else can be named in them
 */
public record Rulebook(String module, String name, List<Class<?>> facts) {}
