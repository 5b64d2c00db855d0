package dev.rapport.platform;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that is known of customers, by which segments are made: the module that keeps it says where it stands. All SQL
 * here is written by programmers; what people enter is only ever bound to it.
 */
public final class CustomerFact {

    /** What can be asked of it. */
    public enum Type {
        /** One or several words of those that may be chosen. */
        CHOICE,
        TEXT,
        NUMBER,
        /** A day or a moment. */
        DAY,
        /** How often there are such rows, at all or of late. */
        COUNT,
        /** Whether there is such a row. */
        FLAG
    }

    private final String name;
    private final Type type;
    private final Function<Locale, String> called;
    private final @Nullable String rows;
    private final String customer;
    private final Set<String> heard;
    private @Nullable String yearly;
    private String only = "true";
    private @Nullable String given;
    private @Nullable String value;
    private @Nullable String choice;
    private @Nullable String at;
    private @Nullable String from;
    private @Nullable String until;
    private String counted = "*";
    private Function<Locale, Map<String, String>> choices = locale -> Map.of();
    private boolean open;
    private boolean zeroWithout;
    private BooleanSupplier seen = () -> true;

    private CustomerFact(
            String name,
            Type type,
            Function<Locale, String> called,
            @Nullable String rows,
            String customer,
            Set<String> heard) {
        this.name = name;
        this.type = type;
        this.called = called;
        this.rows = rows;
        this.customer = customer;
        this.heard = heard;
    }

    /** A fact in the row of the customer itself, or read by its id, which {@link AllCustomers} names. */
    public static CustomerFact ofCustomer(String name, Type type, Function<Locale, String> called, String table) {
        return new CustomerFact(name, type, called, null, "", Set.of(table));
    }

    /**
     * A fact in rows of other tables.
     *
     * @param rows what stands behind {@code from} in SQL
     * @param customer the column with the customer's id
     * @param heard tables whose changes are heard of, by triggers that the migration of their module makes
     */
    public static CustomerFact ofRows(
            String name, Type type, Function<Locale, String> called, String rows, String customer, String... heard) {
        return new CustomerFact(name, type, called, rows, customer, Set.of(heard));
    }

    /** Rows that count; {@code {given}} in it stands for a value that is bound. */
    public CustomerFact only(String condition) {
        only = condition;
        return this;
    }

    public CustomerFact given(String bound) {
        given = bound;
        return this;
    }

    /** What is compared, of a text or number. */
    public CustomerFact value(String sql) {
        value = sql;
        return this;
    }

    /** The word that is chosen; of counts and numbers, by which rows can be narrowed. */
    public CustomerFact choice(String sql, Function<Locale, Map<String, String>> offered) {
        choice = sql;
        choices = offered;
        return this;
    }

    /** Other words may be chosen as well, in any case of letters. */
    public CustomerFact open() {
        open = true;
        return this;
    }

    /** A number that is zero where there is no row. */
    public CustomerFact zeroWithout() {
        zeroWithout = true;
        return this;
    }

    /** When it was. */
    public CustomerFact at(String sql) {
        at = sql;
        return this;
    }

    /**
     * It comes again each year, as birthdays do.
     *
     * @param sql its month and day, as {@code 02-29}, which comes on the 28th where there is no 29th
     */
    public CustomerFact yearly(String sql) {
        yearly = sql;
        return this;
    }

    /** From when on rows count; those without always did. */
    public CustomerFact from(String sql) {
        from = sql;
        return this;
    }

    /** From when on rows count no more; those without always do. */
    public CustomerFact until(String sql) {
        until = sql;
        return this;
    }

    /** What is counted, where several rows are one thing. */
    public CustomerFact counted(String sql) {
        counted = sql;
        return this;
    }

    /** Whether who asks now may ask by it. */
    public CustomerFact seenIf(BooleanSupplier may) {
        seen = may;
        return this;
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    public String called(Locale locale) {
        return called.apply(locale);
    }

    public @Nullable String rows() {
        return rows;
    }

    public String customer() {
        return customer;
    }

    public Set<String> heard() {
        return heard;
    }

    public String only() {
        return only;
    }

    public @Nullable String given() {
        return given;
    }

    public @Nullable String value() {
        return value;
    }

    public @Nullable String choice() {
        return choice;
    }

    public @Nullable String at() {
        return at;
    }

    public @Nullable String yearly() {
        return yearly;
    }

    public @Nullable String from() {
        return from;
    }

    public @Nullable String until() {
        return until;
    }

    public String counted() {
        return counted;
    }

    /** Words that may be chosen, and how people read them, in the order in which they are offered. */
    public Map<String, String> choices(Locale locale) {
        return choices.apply(locale);
    }

    public boolean isOpen() {
        return open;
    }

    public boolean isZeroWithout() {
        return zeroWithout;
    }

    public boolean isSeen() {
        return seen.getAsBoolean();
    }
}
