package dev.rapport.access;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Texts;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What administrators say of a person.
 *
 * @param teams keys, in their order
 * @param mainTeam one of them; the first one when none is said
 * @param capacity how many open cases the person should have at most
 */
public record PersonProfile(
        String name,
        List<Role> roles,
        List<String> teams,
        @Nullable String mainTeam,
        List<String> skills,
        List<String> territories,
        int capacity,
        Locale locale,
        ZoneId zone) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_WORD = 60;
    private static final int MOST_WORDS = 50;
    private static final int LARGEST_CAPACITY = 100_000;

    public PersonProfile {
        name = CleanText.line(name);
        roles = roles.stream().distinct().sorted().toList();
        teams = sorted(teams);
        skills = words(skills);
        territories = words(territories);
        if (mainTeam == null && !teams.isEmpty()) mainTeam = teams.getFirst();
    }

    /** Refuses what cannot be said of anybody. */
    public void requireSane() {
        requireName(name);
        requireCapacity(capacity);
        if (!Texts.LOCALES.contains(locale)) throw Refused.invalid("access.unknown-language");
        if (mainTeam != null && !teams.contains(mainTeam)) throw Refused.invalid("access.main-team-not-theirs");
        requireWords(skills);
        requireWords(territories);
    }

    /** Refuses what is no name of a person or a team. */
    public static void requireName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) throw Refused.invalid("access.bad-name");
    }

    public static void requireCapacity(int capacity) {
        if (capacity < 0 || capacity > LARGEST_CAPACITY) throw Refused.invalid("access.bad-capacity");
    }

    /** What somebody who replaces it must have read. */
    public Revision revision() {
        return Revision.of(
                name, roles, teams, mainTeam, skills, territories, capacity, locale.toLanguageTag(), zone.getId());
    }

    /** What somebody who sets another capacity must have read. */
    public Revision capacityRevision() {
        return Revision.of(capacity);
    }

    /** With the main one first, as its change is told. */
    public List<String> teamsMainFirst() {
        return Stream.concat(Stream.ofNullable(mainTeam), teams.stream().filter(team -> !team.equals(mainTeam)))
                .toList();
    }

    private static List<String> sorted(Collection<String> words) {
        return List.copyOf(new TreeSet<>(words));
    }

    private static List<String> words(List<String> written) {
        return sorted(written.stream()
                .map(CleanText::line)
                .filter(word -> !word.isEmpty())
                .toList());
    }

    private static void requireWords(List<String> words) {
        if (words.size() > MOST_WORDS || words.stream().anyMatch(word -> word.length() > LONGEST_WORD))
            throw Refused.invalid("access.bad-words", MOST_WORDS, LONGEST_WORD);
    }
}
