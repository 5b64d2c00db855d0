package dev.rapport.platform;

import java.util.List;

/** What a module knows of customers by which segments can be made: a bean of the module. Asked anew each time. */
public interface CustomerFacts {

    List<CustomerFact> all();
}
