package dev.rapport.cases;

/**
 * A kind of case: a Spring bean of the module that owns such cases. What can be done with cases of a kind are its
 * {@link CaseFacet}s; nobody but that module names the kind.
 *
 * @param name as it is kept in the database and in the text {@code word.SubjectKind.<name>}; also the last part of the
 *     sequence {@code subject_number_<name>} that its numbers come from
 * @param letter what its numbers start with
 * @param route where its cases are shown, before the number
 * @param begins how its cases stand at first, as {@link SubjectStands} says it
 */
public record CaseKind(String name, char letter, String route, String begins) {

    /** Message key of the kind of that name. */
    public static String word(String name) {
        return "word.SubjectKind." + name;
    }
}
