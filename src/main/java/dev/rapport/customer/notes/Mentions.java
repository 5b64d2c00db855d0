package dev.rapport.customer.notes;

import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Finds the colleagues whom a text calls by {@code @login}, also where no space follows, as in Chinese. */
@Component
class Mentions {

    /** An e-mail address calls nobody. */
    private static final Pattern CALL = Pattern.compile("(?<![A-Za-z0-9._%+-])[@＠]([\\p{L}\\p{N}._@-]{1,100})");

    private static final int MOST = 20;

    private final Staff staff;
    private final NoteSight sight;

    Mentions(Staff staff, NoteSight sight) {
        this.staff = staff;
        this.sight = sight;
    }

    /** Refused when somebody does not exist, has left or may not see it. */
    Set<Person> in(String text, NoteSight.Seen seen) {
        var called = new LinkedHashSet<Person>();
        var matcher = CALL.matcher(text);
        while (matcher.find()) {
            called.add(require(matcher.group(1), seen));
            if (called.size() > MOST) throw Refused.unfit("notes.too-many-mentions", MOST);
        }
        return called;
    }

    private Person require(String run, NoteSight.Seen seen) {
        var colleague = find(run).orElseThrow(() -> Refused.unfit("notes.no-such-colleague", run));
        if (!staff.isEnabled(colleague.id())) throw Refused.unfit("notes.colleague-left", colleague.name());
        if (!sight.maySee(colleague, seen.about()))
            throw Refused.unfit("notes.colleague-may-not-see", colleague.name(), seen.name());
        return colleague;
    }

    private Optional<Person> find(String run) {
        return ends(run).stream()
                .flatMap(end -> staff.byLogin(run.substring(0, end)).stream())
                .findFirst();
    }

    /** Where a login may end, the longest first: at its end, before a sign, where another script begins. */
    static List<Integer> ends(String run) {
        var ends = new ArrayList<>(List.of(run.length()));
        IntStream.range(1, run.length())
                .filter(i -> isSign(run.charAt(i)) || isHan(run, i) != isHan(run, i - 1))
                .forEach(ends::add);
        ends.sort((one, other) -> other - one);
        return ends;
    }

    private static boolean isSign(char character) {
        return "._@-".indexOf(character) >= 0;
    }

    private static boolean isHan(String run, int place) {
        return Character.UnicodeScript.of(run.codePointAt(place)) == Character.UnicodeScript.HAN;
    }
}
