package dev.genkan.demo;

enum ApplicationType {
    B2C,
    B2B
}
