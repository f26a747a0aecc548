//! Indaba: one program in which an online shop knows, serves and wins back its customers.

pub mod api;
pub mod app;
pub mod base;
pub mod catalog;
pub mod channels;
pub mod cli;
pub mod config;
pub mod customers;
pub mod demo;
pub mod home;
pub mod imports;
pub mod orders;
pub mod reports;
pub mod settings;
pub mod team;
pub mod thanks;
pub mod tracking;
pub mod web;
pub mod webhooks;
pub mod wiring;

#[cfg(test)]
pub mod testing;
