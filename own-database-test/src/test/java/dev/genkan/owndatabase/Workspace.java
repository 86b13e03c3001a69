package dev.genkan.owndatabase;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A row of the application's. Its id is given, so that JPA writes it when it flushes and not before.
@Entity
@Table(name = "workspaces")
public class Workspace {

    @Id
    private String id = "";

    private String member = "";

    private String name = "";

    protected Workspace() {}

    Workspace(String id, String member, String name) {
        this.id = id;
        this.member = member;
        this.name = name;
    }
}
