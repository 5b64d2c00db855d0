package dev.rapport.customer;

import dev.rapport.customer.membership.KnownLevels;
import dev.rapport.customer.membership.MembershipLevel;
import dev.rapport.customer.membership.MembershipNumber;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowNote;
import dev.rapport.imports.WordColumn;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands what rows of files say of memberships. A house without levels of membership has none of these columns. */
@Component
class ToldMemberships {

    private static final Pattern OF_MEMBERS = Pattern.compile("member|mitglied|会员");

    private final KnownLevels levels;

    ToldMemberships(KnownLevels levels) {
        this.levels = levels;
    }

    private boolean isOffered() {
        return !levels.inUse().isEmpty();
    }

    List<String> columns() {
        return isOffered()
                ? List.of(ToldMembership.LEVEL, ToldMembership.NUMBER, ToldMembership.SINCE, ToldMembership.UNTIL)
                : List.of();
    }

    List<String> days() {
        return isOffered() ? List.of(ToldMembership.SINCE, ToldMembership.UNTIL) : List.of();
    }

    Stream<WordColumn> wordColumns() {
        if (!isOffered()) return Stream.empty();
        var words = levels.inUse().stream().map(MembershipLevel::word).toList();
        return Stream.of(new WordColumn(ToldMembership.LEVEL, words, this::isKnown));
    }

    private boolean isKnown(String written) {
        try {
            return levels.meant(written).inUse();
        } catch (Refused unknown) {
            return false;
        }
    }

    /** A cell that cannot be read costs itself, not the customer. */
    ToldMembership read(ImportRow row, List<RowNote> unread) {
        if (!isOffered()) return ToldMembership.NOTHING;
        var level = cell(
                row,
                ToldMembership.LEVEL,
                unread,
                written -> levels.offered(written).word());
        var number = cell(row, ToldMembership.NUMBER, unread, MembershipNumber::read);
        if (number == null && level != null && isNumberOfMembers(row))
            number = cell(row, "number", unread, MembershipNumber::read);
        var since = cell(row, ToldMembership.SINCE, unread, ToldMemberships::day);
        var until = cell(row, ToldMembership.UNTIL, unread, ToldMemberships::day);
        if (since != null && until != null && until.isBefore(since)) {
            unread.add(new RowNote("import.note.cell-unread", row.header(ToldMembership.UNTIL), String.valueOf(until)));
            until = null;
        }
        return new ToldMembership(level, number, since, until);
    }

    /** Where a file numbers customers by their memberships, that number is both. */
    private static boolean isNumberOfMembers(ImportRow row) {
        return OF_MEMBERS.matcher(row.header("number").toLowerCase(Locale.ROOT)).find();
    }

    private static LocalDate day(String text) {
        var day = LocalDate.parse(text);
        KeptYears.require(day);
        return day;
    }

    private static <T extends Object> @Nullable T cell(
            ImportRow row, String column, List<RowNote> unread, Function<String, T> reading) {
        var text = row.get(column);
        if (text == null) return null;
        try {
            return reading.apply(text);
        } catch (Refused | DateTimeException unreadable) {
            unread.add(new RowNote("import.note.cell-unread", row.header(column), text));
            return null;
        }
    }
}
