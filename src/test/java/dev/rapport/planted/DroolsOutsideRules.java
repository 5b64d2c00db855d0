package dev.rapport.planted;

import org.kie.api.runtime.KieSession;

final class DroolsOutsideRules {

    void decide(KieSession session) {
        session.fireAllRules();
    }
}
