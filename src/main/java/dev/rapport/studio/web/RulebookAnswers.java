package dev.rapport.studio.web;

import dev.rapport.rules.RulebookVersion.Form;
import dev.rapport.studio.rulebooks.RuleChange;
import dev.rapport.studio.rulebooks.RulebookDesk;
import dev.rapport.studio.rulebooks.WrittenRules;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the API says of rulebooks. */
final class RulebookAnswers {

    private RulebookAnswers() {}

    /**
     * A rulebook.
     *
     * @param form {@code table} or {@code drl}
     * @param version the version that decides now
     * @param waiting how many versions wait for a second person
     */
    record RulebookAnswer(
            String name,
            String module,
            String form,
            int version,
            @Nullable Instant decidesSince,
            int waiting) {

        static RulebookAnswer of(RulebookDesk.Shelf shelf) {
            var live = shelf.live().of();
            return new RulebookAnswer(
                    shelf.book().name(),
                    shelf.book().module(),
                    word(live.form()),
                    live.version(),
                    live.publishedAt(),
                    shelf.waiting());
        }
    }

    /**
     * A version, without its text.
     *
     * @param state {@code draft}, {@code checked}, {@code published} or {@code retired}
     * @param author absent where it came with the product
     */
    record RulebookVersionAnswer(
            int version,
            String state,
            boolean shipped,
            @Nullable String author,
            @Nullable String publishedBy,
            Instant writtenAt,
            @Nullable Instant publishedAt) {

        static RulebookVersionAnswer of(RulebookDesk.Version found) {
            var of = found.of();
            return new RulebookVersionAnswer(
                    of.version(),
                    of.state().name().toLowerCase(Locale.ROOT),
                    of.shipped(),
                    found.author(),
                    found.publishedBy(),
                    of.writtenAt(),
                    of.publishedAt());
        }
    }

    /** The whole text of a version. */
    record RulebookTextAnswer(int version, String form, String text) {

        static RulebookTextAnswer of(RulebookDesk.Version found) {
            return new RulebookTextAnswer(
                    found.of().version(), word(found.of().form()), found.of().text());
        }
    }

    /**
     * What somebody writes.
     *
     * @param basedOn the version that it began with
     * @param changedAt absent where nothing was kept yet
     */
    record RulebookDraftAnswer(
            int basedOn, String text, @Nullable Instant changedAt, String version) {

        static RulebookDraftAnswer of(WrittenRules written) {
            return new RulebookDraftAnswer(
                    written.basedOn(),
                    written.text(),
                    written.changedAt(),
                    written.revision().mark());
        }
    }

    /** What became of a rule: {@code added}, {@code removed}, {@code changed} or {@code moved}. */
    record RuleChangeAnswer(String kind, String rule, List<RuleDifference> differences) {

        static RuleChangeAnswer of(RuleChange change) {
            return new RuleChangeAnswer(
                    change.kind().word(),
                    change.rule(),
                    change.differences().stream()
                            .map(one -> new RuleDifference(one.what(), one.before(), one.now()))
                            .toList());
        }
    }

    /** @param what the label of the column; empty where the whole rule is compared */
    record RuleDifference(String what, String before, String now) {}

    private static String word(Form form) {
        return form.name().toLowerCase(Locale.ROOT);
    }
}
