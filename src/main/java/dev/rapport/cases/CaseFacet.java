package dev.rapport.cases;

/**
 * Something that can be done with cases of one kind, such as showing how one stands: an interface extends this, and a
 * Spring bean of the module that owns the kind implements it. {@link CaseKinds} finds it by the case.
 */
public interface CaseFacet {

    CaseKind kind();
}
