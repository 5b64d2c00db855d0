package dev.rapport.cases.ui;

import dev.rapport.cases.CaseFacet;
import dev.rapport.cases.CaseKind;
import dev.rapport.platform.ui.Chips.Tone;
import java.util.Map;

/**
 * In which tone cases of one kind are shown, beside the word for how they stand.
 *
 * @param tones by state, as {@link dev.rapport.cases.SubjectStands} says it; those of other states are told by whether
 *     the case is open
 */
public record CaseTones(CaseKind kind, Map<String, Tone> tones) implements CaseFacet {}
