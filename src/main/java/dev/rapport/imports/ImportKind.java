package dev.rapport.imports;

import dev.rapport.access.Role;
import dev.rapport.platform.ForStrangers;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A kind of file that can be brought in (a Spring bean in the module that owns the rows). */
@ForStrangers("what a file looks like holds no data")
public interface ImportKind {

    /** The name in the address, such as {@code leads}; people read the text {@code import.kind.<name>}. */
    String name();

    /** Columns without which a CSV file is refused before any row is applied. */
    default List<String> requiredColumns() {
        return List.of();
    }

    /** Columns of which a CSV file has at least one. */
    default List<String> oneOfColumns() {
        return List.of();
    }

    /** Columns that hold days; rows have them as in {@code 2026-11-28}, however the file writes them. */
    default List<String> dayColumns() {
        return List.of();
    }

    /** Columns that hold numbers, which may have decimals; rows have them as in {@code 1234.5}, however the file writes them. */
    default List<String> numberColumns() {
        return List.of();
    }

    /** Whether rows that are here already are passed over, so that somebody may want them taken all the same. */
    default boolean passesOverKnown() {
        return false;
    }

    /** Whether rows speak of customers, so that somebody may want those added that are not here. */
    default boolean addsUnknown() {
        return false;
    }

    /** What may be done with what is here already, the usual first; nothing where it is always the same. */
    default List<Existing> existing() {
        return List.of();
    }

    /** What something may be known by, the usual first; nothing where it is always the same. */
    default List<String> knownBy() {
        return List.of();
    }

    /** Whether rows can be applied and taken back without anybody noticing. */
    default boolean canBeTried() {
        return true;
    }

    /** Columns that hold one of our words; what others say instead is asked for. */
    default List<WordColumn> wordColumns() {
        return List.of();
    }

    /** One of them that may hold for a whole file, where the file lacks it. */
    default @Nullable WordColumn wholeFile() {
        return null;
    }

    /** Tables that are known by their first line. */
    default List<ShippedTable> shipped() {
        return List.of();
    }

    /** Who may do for one what a row does, making and changing: the methods that screens and the API call for it. */
    Set<Role> rolesForOne();

    /** Those of them who may do so for a whole file. */
    default Set<Role> roles() {
        return Set.of(Role.MANAGER, Role.ADMIN);
    }

    /** All columns that rows of a CSV file are read by; others are left out of the rows and told. */
    default List<String> columns() {
        return requiredColumns();
    }

    /** Whether files of this kind are CSV with a header line, whose encoding and separator may be chosen. */
    default boolean isTable() {
        return true;
    }

    /**
     * Reads a file that is no table as rows, in constant memory; it comes unpacked. Refuses a file that cannot be of
     * this kind.
     *
     * @param mapping the mapping that came with the file, as JSON, if one did
     */
    default RowSource open(InputStream file, @Nullable String mapping) {
        throw new IllegalStateException(name() + " are read as tables");
    }

    /**
     * Applies one row inside a transaction; a repeat of the same row changes nothing. A refusal rejects the row, which
     * then has no effect at all; its reason is kept for people.
     */
    void apply(ImportRow row, @Nullable String mapping);

    /** The same, telling what became of the row. */
    default RowAnswer answer(ImportRow row, @Nullable String mapping) {
        apply(row, mapping);
        return RowAnswer.IN;
    }

    /** What rows have in common that say the very same and are yet another thing each; each is told how many came before. */
    default @Nullable Object likeness(ImportRow row) {
        return null;
    }

    /** What two rows of a file have in common that speak of the same thing; nothing for one that is by itself. */
    default @Nullable Object identity(ImportRow row) {
        return null;
    }

    /** The same where it may be one of several. */
    default Collection<?> identities(ImportRow row) {
        var identity = identity(row);
        return identity == null ? List.of() : List.of(identity);
    }

    /**
     * A row that was looked into.
     *
     * @param content what was made of it, with which it is read later
     */
    record Understood(Collection<?> identities, @Nullable Object content) {}

    /** The same, for kinds that must read the whole row for it and need not do so twice. */
    default Understood understood(ImportRow row) {
        return new Understood(identities(row), row.content());
    }
}
